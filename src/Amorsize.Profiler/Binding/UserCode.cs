using Amorsize.Platform.Files;

namespace Amorsize.Profiler.Binding;

/// <summary>
/// Runs code of the user around a measurement, such as the items member, the set-up or the clean-up. The build is told what runs before it runs, because the
/// code may end this process or never return.
/// </summary>
/// <param name="tell">Takes the code that runs, as messages name it; empty when none runs.</param>
internal sealed class UserCode(Action<string> tell)
{
    /// <param name="code">The code, as messages name it.</param>
    /// <param name="run">Runs it.</param>
    /// <exception cref="UserCodeException">The code threw.</exception>
    /// <exception cref="FlagException">The value of the code cannot be used.</exception>
    public T Run<T>(string code, Func<T> run)
    {
        Tell(code);
        try
        {
            return run();
        }
        catch (Exception e) when (e is not FlagException)
        {
            throw new UserCodeException(code, e);
        }
        finally
        {
            Tell("");
        }
    }

    // If the note cannot be written, such as on a full disk, messages do not name the code. That is no fault of the user.
    private void Tell(string code) => AtomicFile.Attempt(() => tell(code));
}
