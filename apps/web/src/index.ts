/** The screens are the leaf of the house: nothing imports them. The browser enters by `main.tsx`. */
export {};
