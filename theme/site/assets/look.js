// Comforts only: every page reads and works without this file.
(() => {
  const page = document.documentElement;
  const recall = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (choice) => { try { localStorage.setItem("theme", choice); } catch { /* a private window forgets */ } };

  // Before the first paint, so that a dark page does not flash white.
  const chosen = recall();
  if (chosen === "light" || chosen === "dark") page.style.colorScheme = chosen;

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    button.dataset.label ??= button.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = button.dataset.byHand;
    }
    setTimeout(() => { button.textContent = button.dataset.label; }, 2000);
  };

  addEventListener("DOMContentLoaded", () => {
    const radio = chosen && document.getElementById(`th-${chosen}`);
    if (radio) radio.checked = true;
    page.style.colorScheme = ""; // from here on the radios decide
    for (const input of document.querySelectorAll("input[name=theme]")) {
      input.addEventListener("change", () => keep(input.value));
    }
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
  });
})();
