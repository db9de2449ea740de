/** An item of a plain block (一列): a place an hour from the block's first on. */
export interface PlainColumn { readonly factor: string; readonly texts: (string | undefined)[]; readonly flags: (string | null)[]; /** the same as numbers; NaN where there is none or it is out of the common */ readonly numbers: Float64Array }
