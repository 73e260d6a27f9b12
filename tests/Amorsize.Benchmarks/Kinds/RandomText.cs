namespace Amorsize.Benchmarks.Kinds;

/// <summary>Text for kinds that read it.</summary>
internal static class RandomText
{
    // A vocabulary of this size compresses about as well as English does.
    private const int Vocabulary = 2000;

    public static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"word{random.Next(Vocabulary)}"));
}
