/** A text in both languages of the product, Chinese first (双语标签). */
export interface Labels { readonly zh: string; readonly en: string }
