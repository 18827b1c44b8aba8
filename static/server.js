// Where the server is, said to Streamlit before it starts: it would else ask below the page's own
// address first (two files that are not there), and wait for two answers before it speaks to it.
(() => {
  const HOST = {
    allowedOrigins: [location.origin], useExternalAuthToken: false, enableCustomParentMessages: false,
    enforceDownloadInNewTab: false, metricsUrl: "", blockErrorDialogs: false,
  };
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href, HOST_CONFIG: HOST };
})();
