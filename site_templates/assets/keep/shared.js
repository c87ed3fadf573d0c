// An address handed on: by the device's own sheet, else by the clipboard, else in a field to copy from.

/** Shares an address; true when it lies on the clipboard. */
export async function share(address, title, field) {
  if (navigator.share) {
    try {
      await navigator.share({ title, url: address });
      return false;
    } catch (error) {
      if (error.name === "AbortError") return false;
    }
  }
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    const input = field.querySelector("input");
    field.hidden = false;
    input.value = address;
    input.focus();
    input.select();
    return false;
  }
}

/** What stands on paper as the address of this page. */
export function printAddress(address) {
  const line = document.querySelector(".cz-address");
  if (line) line.textContent = address;
}

/** Offers a file made in the browser to be saved. */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
