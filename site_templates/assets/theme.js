// Runs before the page is drawn, so that a chosen colour scheme does not flash. Nothing chosen: the system's.
try {
  const chosen = localStorage.getItem("credenza-theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.czTheme = chosen;
} catch { /* storage is switched off: the system's scheme stays */ }
