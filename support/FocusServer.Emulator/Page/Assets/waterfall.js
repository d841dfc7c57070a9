// A waterfall picture: the newest row on top; dark is low, bright is high, and transparent where nothing was sent.

const stops = [[10, 13, 36], [28, 35, 84], [40, 86, 120], [46, 140, 137], [120, 190, 120], [236, 210, 120], [255, 248, 222]];
const shades = Uint32Array.from({ length: 256 }, (_, shade) => {
  const at = (Math.max(0, shade - 1) / 254) ** 0.8 * (stops.length - 1);
  const low = Math.min(Math.floor(at), stops.length - 2);
  const mix = channel => Math.round(stops[low][channel] + (at - low) * (stops[low + 1][channel] - stops[low][channel]));
  return shade === 0 ? 0 : (255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0);
});

export class Waterfall {
  #canvas;
  #rows = [];
  #depth;
  #film = document.createElement('canvas');

  constructor(canvas, depth) {
    this.#canvas = canvas;
    this.#depth = depth;
  }

  clear() {
    this.#rows = [];
    this.draw();
  }

  /** Shows rows, sorted by time, each as bytes in base64. */
  show(rows) {
    this.#rows = rows.map(row => Uint8Array.from(atob(row), letter => letter.charCodeAt(0))).reverse();
    this.draw();
  }

  /** Returns true if something was not sent. */
  hasGaps() {
    return this.#rows.some(row => row.includes(0));
  }

  draw() {
    const canvas = this.#canvas;
    const scale = window.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
    const columns = this.#rows[0]?.length ?? 0;
    if (columns === 0) {
      return;
    }

    this.#film.width = columns;
    this.#film.height = this.#depth;
    const context = this.#film.getContext('2d');
    const image = context.createImageData(columns, this.#depth);
    const pixels = new Uint32Array(image.data.buffer);
    this.#rows.forEach((row, y) => row.forEach((shade, x) => { pixels[y * columns + x] = shades[shade]; }));
    context.putImageData(image, 0, 0);
    const target = canvas.getContext('2d');
    target.imageSmoothingEnabled = true;
    target.drawImage(this.#film, 0, 0, canvas.width, canvas.height);
  }
}
