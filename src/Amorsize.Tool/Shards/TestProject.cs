using Amorsize.Measurement.Suites;

namespace Amorsize.Tool.Shards;

/// <summary>A test project, for one of its target frameworks.</summary>
/// <param name="Path">Absolute path of the project.</param>
/// <param name="TargetFramework">The target framework.</param>
/// <param name="Suite">Its tests. A project without the package runs as a whole, and its time is unknown.</param>
internal sealed record TestProject(string Path, string TargetFramework, ShardSuite Suite)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether the project has other target frameworks too.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>Whether <c>dotnet test</c> runs it on Microsoft.Testing.Platform.</summary>
    public bool IsOnTestingPlatform { get; init; }

    /// <summary>Whether the package can divide it.</summary>
    public bool HasPackage { get; init; }
}
