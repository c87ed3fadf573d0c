// Runs before the page is drawn, so that a chosen colour scheme does not flash, nor a whole list where the
// address asks for a part of it. Nothing chosen: the system's scheme.
if (location.search) document.documentElement.dataset.czAsked = "";
try {
  const chosen = localStorage.getItem("credenza-theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.czTheme = chosen;
} catch { /* storage is switched off: the system's scheme stays */ }
