namespace Amorsize.Cache.Tests.Proofs;

/// <summary>The look-up of a build. A <see cref="Ceiling"/> of 0 allows any number of workers.</summary>
internal sealed record Wanted(string Workload, string Configuration, int Machine, int Code, int Settings, int Ceiling);
