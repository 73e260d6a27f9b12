namespace Amorsize.Profiler.Binding;

/// <summary>Thrown when code of the user around a measurement threw: the items member, the set-up or the clean-up.</summary>
/// <param name="code">The code, as messages name it.</param>
/// <param name="thrown">The exception of the user's code.</param>
internal sealed class UserCodeException(string code, Exception thrown) : Exception(thrown.Message, thrown)
{
    public string Code => code;
}
