// A waterfall picture: the newest row on top, each older one below it; dark is quiet, bright is loud.

const stops = [[10, 13, 36], [28, 35, 84], [40, 86, 120], [46, 140, 137], [120, 190, 120], [236, 210, 120], [255, 248, 222]];
const shades = Uint32Array.from({ length: 256 }, (_, shade) => {
  const at = (shade / 255) ** 0.8 * (stops.length - 1);
  const low = Math.min(Math.floor(at), stops.length - 2);
  const mix = channel => Math.round(stops[low][channel] + (at - low) * (stops[low + 1][channel] - stops[low][channel]));
  return (255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0);
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

  /** Takes rows by time, each as bytes in base64. */
  add(rows) {
    for (const row of rows) {
      this.#rows.unshift(Uint8Array.from(atob(row), letter => letter.charCodeAt(0)));
    }

    this.#rows.length = Math.min(this.#rows.length, this.#depth);
    this.draw();
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
    const pixels = new Uint32Array(image.data.buffer).fill(shades[0]);
    this.#rows.forEach((row, y) => row.forEach((shade, x) => { pixels[y * columns + x] = shades[shade]; }));
    context.putImageData(image, 0, 0);
    const target = canvas.getContext('2d');
    target.imageSmoothingEnabled = true;
    target.drawImage(this.#film, 0, 0, canvas.width, canvas.height);
  }
}
