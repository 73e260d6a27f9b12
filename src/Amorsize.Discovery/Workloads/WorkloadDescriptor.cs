namespace Amorsize.Discovery.Workloads;

/// <summary>A method flagged with <see cref="WorkloadAttribute"/>, as the metadata of its assembly describes it.</summary>
/// <param name="Name">The attribute's name, or <c>Type.Method</c>: the declaring type without namespace, nested as <c>Outer.Inner</c>.</param>
/// <param name="MethodToken">The metadata token of the flagged method definition.</param>
/// <param name="Method">The method for messages, such as <c>MyApp.Imaging.Photos.Resize(String)</c>.</param>
/// <param name="ItemsMember">The attribute's <see cref="WorkloadAttribute.Items"/>.</param>
/// <param name="ItemCount">The attribute's <see cref="WorkloadAttribute.ItemCount"/>.</param>
/// <param name="MaxDegreeOfParallelism">The attribute's <see cref="WorkloadAttribute.MaxDegreeOfParallelism"/>.</param>
/// <param name="Fingerprint">
/// SHA-256, as 64 lower-case hexadecimal digits, of the method, of the code of the same assembly that it reaches, and of its flag. Changes of
/// unrelated code do not change it.
/// </param>
/// <param name="Mistake">
/// Why this flag cannot work, or <see langword="null"/>: a sentence without its full stop, shown by build error AMZ2004.
/// </param>
public sealed record WorkloadDescriptor(
    string Name,
    int MethodToken,
    string Method,
    string? ItemsMember,
    int ItemCount,
    int MaxDegreeOfParallelism,
    string Fingerprint,
    string? Mistake);
