using System.Globalization;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The number of look-ups of a build, by verdict.</summary>
internal sealed class VerdictCounts
{
    private readonly int[] counts = new int[Enum.GetValues<Verdict>().Length];

    public int Total { get; private set; }

    public int this[Verdict verdict] => counts[(int)verdict];

    public void Add(Verdict verdict)
    {
        counts[(int)verdict]++;
        Total++;
    }

    /// <summary>Such as <c>3 looked up: Hit 2, NotFound 1</c>.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Total} looked up");
        var separator = ": ";
        for (var verdict = 0; verdict < counts.Length; verdict++)
        {
            if (counts[verdict] == 0)
                continue;
            text += string.Create(CultureInfo.InvariantCulture, $"{separator}{(Verdict)verdict} {counts[verdict]}");
            separator = ", ";
        }
        return text;
    }
}
