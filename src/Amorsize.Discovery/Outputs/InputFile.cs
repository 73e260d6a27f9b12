namespace Amorsize.Discovery.Outputs;

/// <summary>A file that a workload uses.</summary>
/// <param name="Name">Path relative to the folder that it was found in, with forward slashes. It is the same on all machines.</param>
/// <param name="Path">Absolute path.</param>
internal sealed record InputFile(string Name, string Path);
