import { createRoot } from "react-dom/client";
import "./app/colours.css";
import "./app/frame.css";
import "./parts/parts.css";
import "./pages/pages.css";
import "./app/print.css";
import { Application } from "./app/application.js";
import { keepPages } from "./client/builds.js";
import { takeWallKey } from "./client/wall-key.js";

takeWallKey();
const root = document.getElementById("root");
if (root) createRoot(root).render(<Application />);
keepPages();
