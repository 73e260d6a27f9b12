namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A measured result. Small numbers stand for code, properties and tool version; the number of processors stands for the machine.</summary>
internal sealed record Measured(string Workload, string Configuration, int Machine, int Code, int Settings, int Method, int Workers, bool HasFailed, TimeSpan Age);
