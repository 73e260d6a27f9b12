namespace Amorsize.Analyzers.Calls;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    // A third of the letters, as compilers allow in their suggestions (for example Clang's typo correction).
    private const int LettersPerTypo = 3;

    /// <summary>The name with the fewest typing errors; <see langword="null"/> if none is similar.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (Candidate: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(one => one.Distance <= Math.Max(1, name.Length / LettersPerTypo))
            .OrderBy(one => one.Distance)
            .ThenBy(one => one.Candidate, StringComparer.Ordinal)
            .FirstOrDefault()
            .Candidate;

    /// <summary>The number of letters to insert, remove, replace, or swap with their neighbour (optimal string alignment distance).</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
                table[i, j] = Math.Min(i, j) == 0 ? Math.Max(i, j) : Least(i, j);
        }
        return table[one.Length, other.Length];

        int Least(int i, int j)
        {
            var least = Math.Min(
                Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
        }
    }
}
