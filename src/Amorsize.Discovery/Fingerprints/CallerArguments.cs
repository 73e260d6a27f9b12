using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Finds the parameters that a compiler fills with the place of the call: line number and path of the source. They change when unrelated lines are added, so
/// they must not count.
/// </summary>
internal static class CallerArguments
{
    private const string Namespace = "System.Runtime.CompilerServices";

    // F# throws it where no case of a match applies, with the path, the line and the column of the match.
    private const string MatchFailure = "Microsoft.FSharp.Core.MatchFailureException";

    /// <summary>For each parameter whether it holds the place of the call; null if none does.</summary>
    public static bool[]? Of(MetadataReader reader, MethodDefinition method)
    {
        var parameters = method.GetParameters().Select(reader.GetParameter).Where(parameter => parameter.SequenceNumber > 0).ToList();
        var places = parameters.FindAll(parameter => IsPlace(reader, parameter.GetCustomAttributes()));
        if (places.Count == 0)
            return null;
        var found = new bool[Methods.ParameterCount(reader, method.Signature)];
        foreach (var place in places.Where(place => place.SequenceNumber <= found.Length))
            found[place.SequenceNumber - 1] = true;
        return found;
    }

    /// <summary>The same for a method that no assembly of the output defines.</summary>
    public static bool[]? Of(MetadataReader reader, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference && reader.StringComparer.Equals(member.Name, ".ctor") && FullNames.Of(reader, member.Parent) == MatchFailure
            ? Enumerable.Repeat(true, Methods.ParameterCount(reader, member.Signature)).ToArray()
            : null;

    private static bool IsPlace(MetadataReader reader, CustomAttributeHandleCollection attributes) =>
        Attributes.Any(reader, attributes, Namespace, nameof(CallerLineNumberAttribute)) || Attributes.Any(reader, attributes, Namespace, nameof(CallerFilePathAttribute));
}
