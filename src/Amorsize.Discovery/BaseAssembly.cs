namespace Amorsize.Discovery;

/// <summary>An assembly with base classes of tests.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Checksum">Checksum of its file beside the tests; null when no readable file is there, as for assemblies of the runtime.</param>
internal sealed record BaseAssembly(string Name, string? Checksum);
