namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>A process that has ended.</summary>
/// <param name="Id">The id of the process.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output and standard error.</param>
internal sealed record FinishedProcess(int Id, int ExitCode, string Output)
{
    public FinishedProcess Passed()
    {
        Assert.AreEqual(0, ExitCode, Output);
        return this;
    }
}
