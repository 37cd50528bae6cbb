/** Measures the contrast of a page's texts and markers as WCAG 2 defines it (1.4.3 and 1.4.11). */
import type { Page } from "puppeteer-core" with { "resolution-mode": "import" };

/** One text or marker, and how much its colour differs from its ground: 1 to 21. */
export interface Contrast {
    readonly what: string;
    readonly ratio: number;
}

/** The contrast of every text that can be seen now. */
export function textContrasts(page: Page): Promise<Contrast[]> {
    return page.evaluate(measure, false);
}

/** The contrast of every marker on the timeline to the zone it stands in. */
export function markerContrasts(page: Page): Promise<Contrast[]> {
    return page.evaluate(measure, true);
}

/** Holds what lights up as news where it is brightest, at its start. */
export function holdNews(page: Page): Promise<void> {
    return page.evaluate(() => {
        for (const animation of document.getAnimations()) {
            animation.pause();
            animation.currentTime = 0;
        }
    });
}

/**
 * Runs in the page, so that it can use nothing from outside itself. Every colour there is opaque or `transparent`, but for
 * the shadow that lies over the whole of a cell.
 */
function measure(markers: boolean): Contrast[] {
    const seen = [...document.querySelectorAll<HTMLElement>("body *")].filter(isSeen);
    if (markers) {
        return seen
            .filter((element) => element.matches(".marker"))
            .map((marker) => {
                const zone = ["expired", "soon", "later"].find((name) => marker.classList.contains(name)) ?? "";
                const ground = shaded(
                    groundOf(document.querySelector(`.counts .${zone}`)),
                    marker.closest("td") ?? marker,
                );
                return {
                    what: `marker ${zone}`,
                    ratio: ratio(getComputedStyle(marker).borderTopColor, ground),
                };
            });
    }
    return seen.filter(hasText).map((element) => ({
        what: element.textContent.trim().slice(0, 40),
        ratio: ratio(getComputedStyle(element).color, groundOf(element)),
    }));

    function isSeen(element: HTMLElement): boolean {
        return element.checkVisibility() && element.closest(".unseen") === null;
    }

    function hasText(element: HTMLElement): boolean {
        return [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() !== "",
        );
    }

    function groundOf(element: Element | null): string {
        if (element === null) {
            throw new Error("nothing here has a ground");
        }
        const { backgroundColor } = getComputedStyle(element);
        const isClear = backgroundColor === "rgba(0, 0, 0, 0)";
        return shaded(isClear ? groundOf(element.parentElement) : backgroundColor, element);
    }

    /** What a reader sees of the ground: the browser itself mixes in the shadow, however it writes the colour. */
    function shaded(ground: string, element: Element): string {
        const { boxShadow } = getComputedStyle(element);
        const [, shadow] = /^(\w+\([^)]*\)) .* inset$/.exec(boxShadow) ?? [];
        const canvas = document.createElement("canvas").getContext("2d");
        if (canvas === null || (shadow === undefined && boxShadow !== "none")) {
            throw new Error(`not a shadow over the whole: ${boxShadow}`);
        }
        for (const colour of [ground, shadow ?? ground]) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        return `rgb(${canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).join(", ")})`;
    }

    function ratio(one: string, other: string): number {
        const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
    }

    function luminance(colour: string): number {
        const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
        if (channels === undefined) {
            throw new Error(`not an opaque colour: ${colour}`);
        }
        const [red = 0, green = 0, blue = 0] = channels
            .map((channel) => channel / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
}
