namespace Amorsize.Discovery;

/// <summary>An assembly that a scan searched for base classes of tests.</summary>
/// <param name="Name">The simple name of the assembly, such as <c>My.Tests.Common</c>.</param>
/// <param name="Checksum">Checksum of its file in the tests' directory; null if that directory has no readable file, as for assemblies of the runtime.</param>
internal sealed record BaseAssembly(string Name, string? Checksum);
