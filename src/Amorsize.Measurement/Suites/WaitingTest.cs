namespace Amorsize.Measurement.Suites;

/// <summary>A test that starts only once others have ended, whatever their results, so that it never runs beside them.</summary>
/// <param name="Test">Full name of the test method.</param>
/// <param name="After">Full names of the test methods that come before it.</param>
internal sealed record WaitingTest(string Test, IReadOnlyList<string> After)
{
    // Neither is part of the name of a method in metadata.
    private const char OfTests = '\n';
    private const char OfNames = '\t';

    /// <summary>Waiting tests as a text, so that plans can be compared; null for none.</summary>
    public static string? Join(IEnumerable<WaitingTest> tests) =>
        string.Join(OfTests, tests.Select(test => string.Join(OfNames, test.After.Prepend(test.Test)))) is { Length: > 0 } text ? text : null;

    /// <summary>The tests in such a text.</summary>
    public static IReadOnlyList<WaitingTest> Split(string? text) =>
        [.. (text ?? "").Split(OfTests, StringSplitOptions.RemoveEmptyEntries).Select(test => test.Split(OfNames)).Select(names => new WaitingTest(names[0], names[1..]))];
}
