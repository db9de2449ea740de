export { evidenceVault, shownName, type FolderVault, type VaultOptions } from "./vault.js";
