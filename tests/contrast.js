// Give every piece of text that can hardly be read: too little contrast with what is behind it.
const parsed = (colour) => {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return { r, g, b, a };
};
const over = (top, below) => ({
  r: top.r * top.a + below.r * (1 - top.a),
  g: top.g * top.a + below.g * (1 - top.a),
  b: top.b * top.a + below.b * (1 - top.a),
  a: 1,
});
const behind = (element) => {
  const own = parsed(getComputedStyle(element).backgroundColor);
  if (own.a === 1) return own;
  return over(own, element.parentElement ? behind(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 });
};
const light = ({ r, g, b }) => {
  const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ratio = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const poor = [];
let checked = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  const style = getComputedStyle(element);
  const ground = behind(element);
  const found = ratio(over(parsed(style.color), ground), ground);
  checked += 1;
  if (found < 4.5) poor.push(`${found.toFixed(2)} ${element.className || element.tagName}: ${walker.currentNode.data.trim().slice(0, 40)}`);
}
return [checked, poor];
