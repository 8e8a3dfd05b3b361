const mostMs = 5000;

/**
 * Catches what is typed after a field was called for and before it is there, so that no letter is lost and none reaches the page
 * behind: until the focus is in a field that matches `field`, or Escape. `onType` gets what each key does to the text.
 */
export function catchEarlyKeys(field: string, onType: (change: (text: string) => string) => void): void {
  const stop = (): void => {
    clearTimeout(timer);
    document.removeEventListener('keydown', onKey, true);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || document.activeElement?.matches(field) === true) {
      stop();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') onType((text) => text.slice(0, -1));
    else if (event.key.length === 1) onType((text) => text + event.key);
    // The button that had the focus is not to be pressed by an Enter meant for the field.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  };
  const timer = setTimeout(stop, mostMs);
  document.addEventListener('keydown', onKey, true);
}
