/** The printed area of an official document, in points (GB/T 9704-2012, 5.2). */
const millimetre = 72 / 25.4;

export const mm = (length: number): number => length * millimetre;

/** A4. */
export const paper = { width: mm(210), height: mm(297) } as const;

/** Top margin 37 mm and binding margin 28 mm, each ± 1 mm; the area is 156 mm × 225 mm (5.2.1). */
export const area = { left: mm(28), top: mm(37), width: mm(156), height: mm(225) } as const;

/** 22 lines a page, 28 characters a line, filling the area (5.2.3). */
export const rowsPerPage = 22;
export const cellsPerRow = 28;
export const rowHeight = area.height / rowsPerPage;
export const cellWidth = area.width / cellsPerRow;

/** Character sizes by their Chinese names. */
export const size = { second: 22, third: 16, fourth: 14 } as const;

export const red = '#e60012';
