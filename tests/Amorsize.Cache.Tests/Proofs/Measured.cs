namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A result that some build measured, told apart from the next by small numbers. A machine goes by its number of processors.</summary>
internal sealed record Measured(string Workload, string Configuration, int Machine, int Code, int Settings, int Tool, int Workers, bool HasFailed, TimeSpan Age);
