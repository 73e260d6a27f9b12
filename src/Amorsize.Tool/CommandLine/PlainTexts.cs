using Amorsize.Build.Diagnostics;
using Spectre.Console.Rendering;
using Width = Spectre.Console.Rendering.Measurement;

namespace Amorsize.Tool.CommandLine;

/// <summary>
/// Takes what a terminal or a CI service would interpret out of everything that a console shows. Names and exception messages come from user code; the escape
/// sequences that remain are those of this tool.
/// </summary>
internal sealed class PlainTexts : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(renderable => new Plain(renderable));

    private sealed class Plain(IRenderable inner) : IRenderable
    {
        public Width Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            var last = ' ';
            var spaces = "";
            foreach (var segment in inner.Render(options, maxWidth))
            {
                if (segment.IsControlCode || segment.IsLineBreak || segment.Text.Length == 0)
                {
                    (last, spaces) = segment.IsLineBreak ? (' ', "") : (last, spaces);
                    yield return segment;
                    continue;
                }
                // Two segments may form a command together.
                var text = LogText.OneLine(segment.Text);
                text = spaces + (text[0] == last && last is '#' or ':' ? $" {text}" : text);
                last = text[^1];
                // A terminal needs the spaces at the end of a line, which cover what stood there. In a pipe they only make lines long.
                var shown = options.Ansi ? text : text.TrimEnd(' ');
                spaces = text[shown.Length..];
                if (shown.Length > 0)
                    yield return new(shown, segment.Style);
            }
        }
    }
}
