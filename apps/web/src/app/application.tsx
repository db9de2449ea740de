import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import english from "antd/locale/en_US";
import chinese from "antd/locale/zh_CN";
import { BrowserRouter } from "react-router";
import { ServerProblem } from "../client/problem.js";
import { LanguageProvider, useLanguage } from "./language.js";
import { LookProvider, useLook } from "./look.js";
import { Pages } from "./pages.js";
import { SessionProvider } from "./session.js";
import { themeOf } from "./theme.js";

const client = new QueryClient({
  defaultOptions: {
    // the intranet may be there while the browser thinks it is offline, and a person must be told when it is not: nothing waits in silence
    queries: { networkMode: "always", staleTime: 15_000, refetchOnWindowFocus: true, retry: (count, problem) => count < 2 && !(problem instanceof ServerProblem && problem.status >= 400 && problem.status < 500) },
    mutations: { networkMode: "always", retry: (count, problem) => count < 2 && problem instanceof ServerProblem && (problem.status === 0 || problem.status === 503) },
  },
});

/** The whole screen: language, look, session, address, pages. */
export function Application() {
  return <LanguageProvider><LookProvider><Dressed /></LookProvider></LanguageProvider>;
}
function Dressed() {
  const { language } = useLanguage();
  const { theme, size } = useLook();
  return (
    <ConfigProvider theme={themeOf(theme, size)} locale={language === "zh" ? chinese : english} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={client}>
          <BrowserRouter><SessionProvider><Pages /></SessionProvider></BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
