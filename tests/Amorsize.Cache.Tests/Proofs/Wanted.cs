namespace Amorsize.Cache.Tests.Proofs;

/// <summary>What some build looks up; <see cref="Ceiling"/> 0: it allows any number of workers.</summary>
internal sealed record Wanted(string Workload, string Configuration, int Machine, int Code, int Settings, int Tool, int Ceiling);
