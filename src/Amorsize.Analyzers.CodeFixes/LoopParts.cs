using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>The parts of a loop that can be tuned.</summary>
/// <param name="Loop">The code to replace: a <c>foreach</c> statement or a call.</param>
/// <param name="Method">The method of <c>TunedSettings</c> that runs it.</param>
/// <param name="Range">The arguments of that method before the body: a sequence, or two numbers.</param>
/// <param name="Source">The sequence; <see langword="null"/> for a loop over numbers.</param>
/// <param name="Item">The name of the loop's variable.</param>
/// <param name="ItemType">Its type, as the file writes it.</param>
/// <param name="Body">The code that runs for an item.</param>
internal sealed record LoopParts(SyntaxNode Loop, string Method, string Range, ExpressionSyntax? Source, string Item, string ItemType, SyntaxNode Body)
{
    /// <summary>The name of the cancellation token that an asynchronous body takes; <see langword="null"/> for a synchronous body.</summary>
    public string? Token { get; init; }

    /// <summary>The token that the loop gets, as the file writes it; empty for none.</summary>
    public string OuterToken { get; init; } = "";

    /// <summary>The type of a result, without its task, as the file writes it; <see langword="null"/> where the body gives none.</summary>
    public string? Result { get; init; }

    /// <summary>Whether the body is that of an asynchronous function.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Whether the body is an expression that gives a task, which nothing awaits yet.</summary>
    public bool IsTask { get; init; }

    /// <summary>The modifiers and the result of the method that gets the body.</summary>
    public string Header
    {
        get
        {
            if (Token is null)
                return Result ?? "void";
            var task = "System.Threading.Tasks.ValueTask" + (Result is null ? "" : $"<{Result}>");
            return IsTask || IsAsync ? "async " + task : task;
        }
    }

    /// <summary>The parameters of that method.</summary>
    public string Parameters => Token is null ? $"{ItemType} {Escaped(Item)}" : $"{ItemType} {Escaped(Item)}, System.Threading.CancellationToken {Escaped(Token)}";

    /// <summary>The lines of the body of that method, without those that a block brings along.</summary>
    public IEnumerable<string> BodyLines => Body switch
    {
        BlockSyntax => [Body.ToString()],
        StatementSyntax => ["{", $"    {Body}", "}"],
        _ => [$"=> {(IsTask ? "await " : "")}{Body};"],
    };

    /// <summary>Whether the loop has directives outside of its body.</summary>
    public bool HasDirectives => OtherTrivia.Any(static trivia => trivia.IsDirective);

    /// <summary>The comments of the loop that are neither in its body nor in its source.</summary>
    public IEnumerable<SyntaxTrivia> Comments => OtherTrivia.Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private IEnumerable<SyntaxTrivia> OtherTrivia =>
        Loop.DescendantTrivia().Where(trivia => Loop.Span.Contains(trivia.Span) && !Body.Span.Contains(trivia.Span) && Source?.Span.Contains(trivia.Span) is not true);

    /// <summary>The name of a variable, as source code writes it: a keyword needs a prefix.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The call of the tuned loop.</summary>
    /// <param name="method">The name of the method that got the body.</param>
    public string TunedCall(string method) => $"{Method}({Range}, {method}{(OuterToken.Length > 0 ? ", " + OuterToken : "")})";
}
