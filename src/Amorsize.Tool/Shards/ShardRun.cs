namespace Amorsize.Tool.Shards;

/// <summary>One <c>dotnet test</c> of a shard.</summary>
/// <param name="Project">The test project.</param>
/// <param name="ResponseFile">Absolute path of the file that selects its tests; null to run all.</param>
internal sealed record ShardRun(TestProject Project, string? ResponseFile);
