// Finds the defects of a page as its readers see it, and describes each in a sentence. Runs in the page.
var inspection = (() => {
    const LEAST_CONTRAST = 4.5;     // WCAG 2.2, 1.4.3
    const LEAST_FONT_SIZE = 9;      // CSS pixels, as drawn
    const TOLERANCE = 1;            // CSS pixels; browsers round positions.
    const OVERLAP = 2;              // CSS pixels; the boxes of letters include some space.
    const GROUND = 0.1;             // The share of a text that may lie on another color, such as the end of a bar.
    const EXCERPT = 40;
    const HIDDEN = /hidden|clip/, SCROLLED = /auto|scroll/;
    const UNDRAWN = 'defs, symbol, marker, mask, pattern, clipPath';
    const INTERACTIVE = 'a[href], area[href], details > summary:first-of-type, button, input, select, textarea, [contenteditable], [tabindex="0"]';

    function styles(text) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
    }

    // Only letters are hidden. Shapes in currentColor stay.
    const withoutText = styles(`
        * { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; text-shadow: none !important }
        svg text, svg text * { fill: transparent !important; stroke: transparent !important }`);

    // Transitions are off, so that a picture never shows an intermediate state.
    document.adoptedStyleSheets.push(styles('*, ::before, ::after, ::details-content { transition: none !important }'));

    // Drawn elements

    function* upwards(element) {
        for (; element; element = element.parentElement)
            yield element;
    }

    const everything = () => [...document.body.querySelectorAll('*')];
    const isRoot = element => element === document.documentElement || element === document.body;

    // Whether the content of a box is larger than the box, in a direction with the given overflow.
    const spills = (element, overflow) => {
        const style = getComputedStyle(element);
        return overflow.test(style.overflowX) && element.scrollWidth > element.clientWidth + TOLERANCE
            || overflow.test(style.overflowY) && element.scrollHeight > element.clientHeight + TOLERANCE;
    };

    // A box of one pixel that hides its content is for screen readers only.
    const isPixel = ({ width, height }) => width <= 1 && height <= 1;
    const isForEyes = element => ![...upwards(element)].some(outer => HIDDEN.test(getComputedStyle(outer).overflow) && isPixel(outer.getBoundingClientRect()));

    const isSeen = element =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(UNDRAWN) && isForEyes(element);

    const isOfDrawing = element => element instanceof SVGElement && element.ownerSVGElement !== null;
    const drawingOf = element => [...upwards(element)].findLast(outer => outer.localName === 'svg');

    const excerpt = text => {
        const line = text.trim().replace(/\s+/g, ' ');
        return line.length > EXCERPT ? line.slice(0, EXCERPT - 1) + '…' : line;
    };

    const name = (element, text = element.innerText ?? element.textContent) =>
        [element.localName, ...element.classList].join('.') + (text.trim() && ` "${excerpt(text)}"`);

    // All visible text: its words, the element that styles it, and the boxes of its lines.
    function texts() {
        const found = [];
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
            const element = nodes.currentNode.parentElement;
            if (!nodes.currentNode.data.trim() || !isSeen(element))
                continue;
            const range = document.createRange();
            range.selectNodeContents(nodes.currentNode);
            const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
            if (boxes.length > 0)
                found.push({ element, boxes, box: range.getBoundingClientRect(), name: name(element, nodes.currentNode.data) });
        }
        return found;
    }

    const intersection = (a, b) => {
        const left = Math.max(a.left, b.left), top = Math.max(a.top, b.top);
        return new DOMRect(left, top, Math.max(0, Math.min(a.right, b.right) - left), Math.max(0, Math.min(a.bottom, b.bottom) - top));
    };

    const within = (box, frames) => frames.filter(frame => !isRoot(frame)).reduce((rest, frame) => intersection(rest, frame.getBoundingClientRect()), box);

    // Outside of the window

    function outside() {
        const width = document.documentElement.clientWidth;
        const isOutside = element => {
            // The content of a scrolling box can be scrolled into view.
            const box = within(element.getBoundingClientRect(), [...upwards(element.parentElement)].filter(outer => SCROLLED.test(getComputedStyle(outer).overflowX)));
            return (box.width > 0 || box.height > 0) && (box.left < -TOLERANCE || box.right > width + TOLERANCE) && isSeen(element);
        };
        const found = new Set(everything().filter(isOutside));
        const innermost = [...found].filter(element => ![...element.children].some(child => found.has(child)));
        const page = document.documentElement.scrollWidth;
        return [
            ...innermost.map(element => `${name(element)} is drawn outside of the window.`),
            ...(page > width + TOLERANCE ? [`The page is ${page} px wide, in a window of ${width} px.`] : []),
        ];
    }

    // Contrast, against what is really drawn under the text

    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

    function rgba(color) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
    }

    const mix = (under, over, alpha) => [0, 1, 2].map(channel => under[channel] + (over[channel] - under[channel]) * alpha);

    function luminance(color) {
        const [red, green, blue] = color.map(channel => channel / 255).map(channel => channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    function ratio(a, b) {
        const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (lighter + 0.05) / (darker + 0.05);
    }

    // The colors that are drawn under a text, with their numbers of pixels. Only the middle half of each line counts,
    // because letters are there, and the edges of a tight box are not.
    function ground(boxes, picture) {
        const pixels = new Map();
        for (const box of boxes) {
            const { data } = picture.getImageData(
                Math.ceil(box.left + scrollX), Math.floor(box.top + box.height / 4 + scrollY), Math.max(1, Math.floor(box.width) - 1), Math.max(1, Math.round(box.height / 2)));
            for (const pixel of new Uint32Array(data.buffer))
                pixels.set(pixel, (pixels.get(pixel) ?? 0) + 1);
        }
        pixels.delete(0); // Outside of the picture.
        return [...pixels].map(([pixel, count]) => ({ color: [pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255], count }));
    }

    // The contrast of a text with the part of its ground on which it is hardest to read.
    function hardest(ground, [red, green, blue], opacity) {
        const parts = ground.map(({ color, count }) => ({ contrast: ratio(mix(color, [red, green, blue], opacity), color), count })).sort((a, b) => a.contrast - b.contrast);
        let left = GROUND * parts.reduce((sum, { count }) => sum + count, 0);
        return parts.find(({ count }) => (left -= count) < 0)?.contrast;
    }

    async function draw(png) {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(png)], { type: 'image/png' }));
        const picture = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
        picture.drawImage(bitmap, 0, 0);
        return picture;
    }

    function contrast(picture) {
        return texts().flatMap(({ element, boxes, name }) => {
            const style = getComputedStyle(element);
            const color = isOfDrawing(element) ? style.fill : style.webkitTextFillColor;
            // WCAG requires no contrast of disabled elements.
            if (color === 'none' || element.closest(':disabled'))
                return [];
            if (!CSS.supports('color', color))
                return [`${name} is painted with ${color}, of which the contrast cannot be told.`];
            const [red, green, blue, alpha] = rgba(color);
            const opacity = [...upwards(element)].reduce((product, outer) => product * getComputedStyle(outer).opacity, alpha / 255 * (isOfDrawing(element) ? style.fillOpacity : 1));
            const frames = [...upwards(element)].filter(outer => getComputedStyle(outer).overflow !== 'visible');
            const lines = boxes.map(box => within(box, frames)).filter(box => box.width > 0 && box.height > 0);
            const found = hardest(ground(lines, picture), [red, green, blue], opacity);
            return found < LEAST_CONTRAST ? [`${name} has a contrast of ${found.toFixed(2)}:1 and needs ${LEAST_CONTRAST}:1.`] : [];
        });
    }

    // Text that can be read

    const cutOff = () => everything()
        .filter(element => element instanceof HTMLElement && spills(element, HIDDEN) && element.innerText.trim() && isSeen(element))
        .map(element => `${name(element)} is cut off.`);

    const cutOffByDrawing = () => texts()
        .filter(({ element }) => isOfDrawing(element) && HIDDEN.test(getComputedStyle(drawingOf(element)).overflow))
        .filter(({ element, box }) => {
            const rest = intersection(box, drawingOf(element).getBoundingClientRect());
            return rest.width < box.width - TOLERANCE || rest.height < box.height - TOLERANCE;
        })
        .map(({ name }) => `${name} is cut off by its svg.`);

    function overlapping() {
        const drawn = texts().filter(({ element }) => isOfDrawing(element))
            .map(text => ({ ...text, drawing: drawingOf(text.element), whole: text.element.closest('text') }));
        const overlaps = (one, other) => {
            const both = intersection(one.box, other.box);
            return both.width > OVERLAP && both.height > OVERLAP;
        };
        return drawn.flatMap((one, index) => drawn.slice(index + 1)
            .filter(other => one.drawing === other.drawing && one.whole !== other.whole && overlaps(one, other))
            .map(other => `${one.name} overlaps ${other.name}.`));
    }

    function scale(element) {
        const { a, b, c, d } = element.getScreenCTM();
        return Math.sqrt(Math.abs(a * d - b * c));
    }

    const small = () => texts().flatMap(({ element, name }) => {
        const size = parseFloat(getComputedStyle(element).fontSize) * (isOfDrawing(element) ? scale(element) : 1);
        return size < LEAST_FONT_SIZE ? [`${name} is drawn with letters of ${size.toFixed(1)} px.`] : [];
    });

    // The keyboard

    let outlines, reached;

    const outline = element => {
        const style = getComputedStyle(element);
        const isDrawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && rgba(style.outlineColor)[3] > 0;
        return isDrawn ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : '';
    };

    function missedByTab() {
        const controls = everything().filter(element => element.matches(INTERACTIVE) && !element.matches(':disabled') && isSeen(element));
        // A scrolling box counts as reached if an element in it is reached.
        const boxes = everything().filter(element => spills(element, SCROLLED) && isSeen(element) && ![...reached.keys()].some(inner => element.contains(inner)));
        return [
            ...controls.filter(element => !reached.has(element)).map(element => `${name(element)} is not reached with Tab.`),
            ...boxes.map(element => `${name(element)} scrolls and is not reached with Tab.`),
            ...[...reached].filter(([element, isShown]) => !isRoot(element) && !isShown).map(([element]) => `${name(element)} does not show that it has the focus.`),
        ];
    }

    return {
        hideText: () => { document.adoptedStyleSheets.push(withoutText); },
        // Takes a picture of the page without its text.
        look: async png => {
            document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== withoutText);
            return { outside: outside(), contrast: contrast(await draw(png)), text: [...cutOff(), ...cutOffByDrawing(), ...overlapping(), ...small()] };
        },
        // Returns whether any details element was closed.
        openDetails: () => {
            const closed = document.querySelectorAll('details:not([open])');
            for (const details of document.querySelectorAll('details')) {
                details.removeAttribute('name'); // Of details elements with one name, only one can be open.
                details.open = true;
            }
            return closed.length > 0;
        },
        startTabbing: () => {
            document.activeElement?.blur();
            reached = new Map();
            outlines = new Map(everything().map(element => [element, outline(element)]));
        },
        // Returns whether Tab reached a new element.
        noteFocus: () => {
            const element = document.activeElement ?? document.body;
            const isNew = !reached.has(element);
            reached.set(element, outline(element) !== '' && outline(element) !== outlines.get(element));
            return isNew;
        },
        missedByTab,
    };
})();
