/** Text with a terminal's colours as HTML: the escape sequences of SGR (ECMA-48, 8.3.117), which Pulumi prints with `--color always`. */

/** The sixteen named colours on a dark ground. */
const NAMED = [
    ["#484f58", "#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4"],
    ["#6e7681", "#ffa198", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#f0f6fc"],
].flat();

interface Style {
    readonly colour?: string | undefined;
    readonly bold?: boolean;
    readonly underline?: boolean;
}

/** Every other control sequence is left out. */
export function ansiToHtml(text: string): string {
    let style: Style = {};
    // eslint-disable-next-line no-control-regex -- that is what the text holds
    const sequences = /\x1b\[([\d;]*)m|\x1b\[[\d;?]*[A-Za-ln-z]/;
    // Every other part is what a sequence of SGR holds, and undefined in place of another sequence.
    const parts: (string | undefined)[] = text.replaceAll("\r", "").split(sequences);
    return parts
        .map((part, index) => {
            if (index % 2 === 0) {
                return withStyle(escapeHtml(part ?? ""), style);
            }
            style = part === undefined ? style : nextStyle(style, part);
            return "";
        })
        .join("");
}

function nextStyle(before: Style, parameters: string): Style {
    let style = before;
    const codes = parameters.split(";").map(Number);
    for (let at = 0; at < codes.length; at += 1) {
        const code = codes[at] ?? 0;
        if (code === 0) {
            style = {};
        } else if (code === 1) {
            style = { ...style, bold: true };
        } else if (code === 4) {
            style = { ...style, underline: true };
        } else if (code === 38 && codes[at + 1] === 5) {
            style = { ...style, colour: NAMED[codes[at + 2] ?? 0] };
            at += 2;
        } else if (code >= 30 && code <= 37) {
            style = { ...style, colour: NAMED[code - 30] };
        } else if (code >= 90 && code <= 97) {
            style = { ...style, colour: NAMED[code - 90 + 8] };
        } else if (code === 39) {
            style = { ...style, colour: undefined };
        }
    }
    return style;
}

function withStyle(html: string, { colour, bold, underline }: Style): string {
    const rules = [
        colour === undefined ? "" : `color:${colour}`,
        bold ? "font-weight:bold" : "",
        underline ? "text-decoration:underline" : "",
    ].filter((rule) => rule !== "");
    return html === "" || rules.length === 0 ? html : `<span style="${rules.join(";")}">${html}</span>`;
}

function escapeHtml(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
