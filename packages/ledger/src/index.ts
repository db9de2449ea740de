/** The room of ledgers (台账): one declaration gives every surface. It holds nothing yet. */
export {};
