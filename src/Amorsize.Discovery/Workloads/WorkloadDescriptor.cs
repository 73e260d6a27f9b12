using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Discovery.Workloads;

/// <summary>A method flagged with <see cref="WorkloadAttribute"/>, as the metadata of its assembly describes it.</summary>
/// <param name="Name">The attribute's name or, if it has none, <c>Type.Method</c>: the declaring type without namespace, nested as <c>Outer.Inner</c>.</param>
/// <param name="MethodToken">The metadata token of the flagged method definition.</param>
/// <param name="Method">The method as messages show it, such as <c>MyApp.Imaging.Photos.Resize(String)</c>.</param>
/// <param name="Options">The values of the attribute's properties, such as the item count.</param>
/// <param name="Fingerprint">
/// SHA-256, as 64 lower-case hexadecimal digits, of the method, of the code that it reaches in the output's assemblies, and of its flag. Changes of
/// unrelated code do not change it.
/// </param>
/// <param name="Mistake">
/// Why this flag cannot work, or <see langword="null"/>: a sentence without its full stop, shown by build error AMZ2004.
/// </param>
internal sealed record WorkloadDescriptor(string Name, int MethodToken, string Method, WorkloadOptions Options, string Fingerprint, string? Mistake)
{
    /// <summary>Parts of the fingerprint beside the code that is called, with their reasons, for AmorsizeExplain; empty if there are none.</summary>
    public string Notes { get; init; } = "";

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static WorkloadDescriptor Map(JsonMembers json, WorkloadDescriptor? workload) => new(
        json.Text("name", workload?.Name),
        json.Int32("methodToken", workload?.MethodToken),
        json.Text("method", workload?.Method),
        json.Object("options", workload?.Options, WorkloadOptions.Map),
        json.Text("fingerprint", workload?.Fingerprint),
        json.Has("mistake", workload?.Mistake is not null) ? json.Text("mistake", workload?.Mistake) : null)
    {
        Notes = json.Text("notes", workload?.Notes),
    };
}
