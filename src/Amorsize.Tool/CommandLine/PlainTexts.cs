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
            foreach (var segment in inner.Render(options, maxWidth))
            {
                if (segment.IsControlCode || segment.IsLineBreak || segment.Text.Length == 0)
                {
                    last = segment.IsLineBreak ? ' ' : last;
                    yield return segment;
                    continue;
                }
                // Two segments may form a command together.
                var text = LogText.OneLine(segment.Text);
                yield return new(text[0] == last && last is '#' or ':' ? $" {text}" : text, segment.Style);
                last = text[^1];
            }
        }
    }
}
