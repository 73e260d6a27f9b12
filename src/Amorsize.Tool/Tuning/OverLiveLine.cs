using Spectre.Console.Rendering;

namespace Amorsize.Tool.Tuning;

/// <summary>Text that is written in the place of a line that moves. It is often shorter than that line, whose end would otherwise stay on the screen.</summary>
/// <param name="text">The text.</param>
internal sealed class OverLiveLine(IRenderable text) : IRenderable
{
    private const string EraseToEndOfScreen = "\e[0J"; // ED, ECMA-48 section 8.3.39

    public Spectre.Console.Rendering.Measurement Measure(RenderOptions options, int maxWidth) => text.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => text.Render(options, maxWidth).Prepend(Segment.Control(EraseToEndOfScreen));
}
