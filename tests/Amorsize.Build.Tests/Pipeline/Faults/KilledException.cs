namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>Stands for the end of the process. It passes through all code of the product, as a canceled operation does.</summary>
internal sealed class KilledException : OperationCanceledException;
