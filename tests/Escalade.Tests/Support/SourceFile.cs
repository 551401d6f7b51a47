using System.Text;
using System.Text.RegularExpressions;

namespace Escalade.Tests.Support;

/// <summary>A C# file as far as <see cref="FolderGraph"/> needs it: its namespace, the types it declares and the types it may name.</summary>
internal sealed partial class SourceFile
{
    private static readonly HashSet<string> TypeKeywords = ["class", "struct", "interface", "enum", "record", "delegate", "namespace"];

    /// <summary>Words after which a name is a type or an expression; after any other word it is what is being declared.</summary>
    private static readonly HashSet<string> Keywords =
    [
        "new", "is", "as", "in", "out", "ref", "return", "case", "when", "and", "or", "not", "public", "private", "protected", "internal", "static", "readonly",
        "sealed", "abstract", "virtual", "override", "const", "params", "this", "await", "yield", "throw", "else", "do", "async", "required", "scoped", "using",
        "unsafe", "extern", "partial", "event", "implicit", "explicit", "operator", "fixed", "volatile", "default", "global", "where", "file", "select", "by",
    ];

    private readonly List<Token> _tokens;
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <param name="name">The file's name.</param>
    /// <param name="text">Its content.</param>
    public SourceFile(string name, string text)
    {
        Name = name;
        var code = CodeOf(text);
        Namespace = NamespaceDeclaration().Match(code).Groups["name"].Value;
        Usings = [.. UsingDirective().Matches(code).Select(match => match.Groups["name"].Value)];
        _tokens = [.. TokenPattern().Matches(code).Select(match => new Token(match.Value, match.Index > 0 && char.IsWhiteSpace(code[match.Index - 1])))];
        FindDeclarations();
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Namespaces of its using directives, without those of aliases and static ones.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>Types that it declares, without nested ones.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whatever may be the name of a type, with the namespace that is written before it, or null.</summary>
    /// <param name="types">The names that are looked for.</param>
    public IEnumerable<(string Name, string? Qualifier)> NamesOf(IReadOnlySet<string> types)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var name = _tokens[i].Text;
            if (!types.Contains(name))
            {
                continue;
            }
            if (Before(i) == ".")
            {
                if (QualifierOf(i) is { } qualifier)
                {
                    yield return (name, qualifier);
                }
            }
            else if (!IsDeclared(i) && !IsAssigned(i) && (!_members.Contains(name) || IsCertainlyType(i)))
            {
                yield return (name, null);
            }
        }
    }

    private void FindDeclarations()
    {
        var (depth, top) = (0, 0);
        for (var i = 0; i < _tokens.Count; i++)
        {
            var text = _tokens[i].Text;
            depth += text == "{" ? 1 : text == "}" ? -1 : 0;
            if (text == "namespace")
            {
                top = _tokens.FindIndex(i, token => token.Text is "{" or ";") is var end && end >= 0 && _tokens[end].Text == "{" ? 1 : 0;
            }
            else if (TypeKeywords.Contains(text) && depth == top && DeclaredType(i) is { } type)
            {
                Types.Add(type);
            }
            else if (char.IsAsciiLetterUpper(text[0]) && IsDeclared(i))
            {
                _members.Add(text);
            }
            if (text == "enum")
            {
                // Members of an enumeration look like bare names.
                var (open, close) = (_tokens.FindIndex(i, token => token.Text == "{"), _tokens.FindIndex(i, token => token.Text == "}"));
                if (open >= 0 && close > open)
                {
                    _tokens.RemoveRange(open + 1, close - open - 1);
                }
            }
        }
        _members.ExceptWith(Types);
    }

    /// <summary>The type that a keyword declares; null if it stands for something else, such as a constraint.</summary>
    private string? DeclaredType(int keyword)
    {
        var name = After(keyword);
        if (_tokens[keyword].Text == "delegate")
        {
            name = After(_tokens.FindIndex(keyword, token => token.Text == "(") - 2);
        }
        return name.Length > 0 && IsWord(name) && !Keywords.Contains(name) && !TypeKeywords.Contains(name) ? name : null;
    }

    /// <summary>Whether a name is what is being declared: a type stands before it.</summary>
    private bool IsDeclared(int at)
    {
        var before = Before(at);
        return TypeKeywords.Contains(before)
            || (IsWord(before) && !Keywords.Contains(before))
            || (before is ">" or "?" && !_tokens[at - 1].IsAfterSpace)
            || (before == "]" && _tokens[at - 2].Text is "[" or ",");
    }

    private bool IsAssigned(int at) => After(at) == "=" || (After(at) == ":" && Before(at) is "(" or "," or "{");

    private bool IsCertainlyType(int at) =>
        Before(at) is "new" or "is" or "as" or "<" || IsWord(After(at)) || (After(at) is ">" or "?" && !_tokens[at + 1].IsAfterSpace);

    private string? QualifierOf(int at)
    {
        List<string> words = [];
        for (var i = at - 1; i > 0 && _tokens[i].Text == "." && IsWord(_tokens[i - 1].Text); i -= 2)
        {
            words.Insert(0, _tokens[i - 1].Text);
        }
        return words.Count > 0 ? string.Join('.', words) : null;
    }

    private string Before(int at) => at > 0 ? _tokens[at - 1].Text : "";

    private string After(int at) => at + 1 < _tokens.Count && at >= 0 ? _tokens[at + 1].Text : "";

    private static bool IsWord(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_');

    /// <summary>Leaves out comments, strings and characters, but keeps the code in the holes of interpolated strings.</summary>
    private static string CodeOf(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            at = CopyCode(text, at, code);
            at++;
        }
        return code.ToString();
    }

    /// <summary>Copies code up to a brace that closes more than was opened, or to the end.</summary>
    /// <returns>The place of the brace, or the end.</returns>
    private static int CopyCode(string text, int at, StringBuilder code)
    {
        var depth = 0;
        while (at < text.Length && (text[at] != '}' || depth > 0))
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("//"))
            {
                at += rest.IndexOf('\n') is var end && end >= 0 ? end : rest.Length;
            }
            else if (rest.StartsWith("/*"))
            {
                at += rest.IndexOf("*/") + 2;
            }
            else if (rest[0] == '\'')
            {
                at += CharacterLiteral().Match(text, at).Length;
            }
            else if (StringStart().Match(text, at) is { Success: true } start)
            {
                at = CopyHoles(text, at + start.Length, start.Value, code);
            }
            else
            {
                depth += rest[0] == '{' ? 1 : rest[0] == '}' ? -1 : 0;
                code.Append(rest[0]);
                at++;
            }
        }
        return at;
    }

    /// <summary>Copies the code in a string's holes.</summary>
    /// <returns>The place behind the string.</returns>
    private static int CopyHoles(string text, int at, string start, StringBuilder code)
    {
        var dollars = start.Count(c => c == '$');
        var quotes = start.Count(c => c == '"');
        var (isRaw, isVerbatim) = (quotes >= 3, start.Contains('@', StringComparison.Ordinal));
        code.Append(' ');
        while (at < text.Length)
        {
            var run = text.AsSpan(at).IndexOfAnyExcept(text[at]) is var length && length >= 0 ? length : text.Length - at;
            if (text[at] == '"' && (isRaw ? run >= quotes : !isVerbatim || run % 2 == 1))
            {
                return at + run - (isRaw || isVerbatim ? 0 : run - 1);
            }
            if (text[at] == '{' && dollars > 0 && (isRaw ? run >= dollars : run % 2 == 1))
            {
                at = CopyCode(text, at + run, code) + (isRaw ? dollars : 1);
                code.Append(' ');
                continue;
            }
            at += text[at] == '\\' && !isRaw && !isVerbatim ? 2 : text[at] is '"' or '{' ? run : 1;
        }
        return at;
    }

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?!static\b)(?<name>[\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"\w+|=>|==|\S")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\G'(?:\\.[^']*|[^'\\])'")]
    private static partial Regex CharacterLiteral();

    [GeneratedRegex(@"\G[$@]*(?:""{3,}|"")")]
    private static partial Regex StringStart();

    private readonly record struct Token(string Text, bool IsAfterSpace);
}
