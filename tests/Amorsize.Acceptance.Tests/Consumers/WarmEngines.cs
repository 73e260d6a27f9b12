using System.Collections.Concurrent;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>
/// Engines that stay between builds, as an IDE's do: to start one takes longer than most builds of these tests do. Each has one build at a time, so there are
/// as many as builds run beside each other.
/// </summary>
internal static class WarmEngines
{
    // Nodes with another salt are not found.
    private const string Salt = "MSBUILDNODEHANDSHAKESALT";

    private static readonly ConcurrentBag<string> Idle = [];

    /// <summary>Runs a command of <c>dotnet</c> in one of them.</summary>
    public static FinishedProcess Run(string directory, string arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var engine = Idle.TryTake(out var idle) ? idle : $"{Guid.NewGuid():N}";
        try
        {
            return Run(engine, directory, arguments, environment);
        }
        finally
        {
            Idle.Add(engine);
        }
    }

    /// <summary>Ends all of them.</summary>
    public static void Stop()
    {
        while (Idle.TryTake(out var engine))
            Run(engine, AcceptanceRun.Root, "build-server shutdown --msbuild", []).Passed();
    }

    private static FinishedProcess Run(string engine, string directory, string arguments, IEnumerable<(string Name, string Value)> environment) =>
        DotNet.Run(directory, arguments, [(Salt, engine), ("MSBUILDDISABLENODEREUSE", "0"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "1"), .. environment]);
}
