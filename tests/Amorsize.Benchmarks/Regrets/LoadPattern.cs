using static System.FormattableString;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>A foreign load.</summary>
/// <param name="Percent">CPU time that it takes on average, in percent of one processor; 0 is none, and 200 is two processors.</param>
/// <param name="IsBursty">Whether it works in bursts, as a compiler or an indexer does. Otherwise it works for a share of each 20 ms.</param>
internal sealed record LoadPattern(int Percent, bool IsBursty)
{
    /// <summary>The end of a file's name, such as <c>-load-50-bursty</c>; empty without a load.</summary>
    public string Suffix => Percent == 0 ? "" : Invariant($"-load-{Percent}") + (IsBursty ? "-bursty" : "");

    /// <summary>The load of each process, in percent of one processor. Each process takes at most one.</summary>
    public IEnumerable<int> Processes => Enumerable.Range(0, (Percent + 99) / 100).Select(process => Math.Min(100, Percent - (100 * process)));
}
