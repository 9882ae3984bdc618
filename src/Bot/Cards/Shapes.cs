using AdaptiveCards;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Cards;

/// <summary>Shapes that repeat on every card, so that all cards look and speak alike.</summary>
internal static class Shapes
{
    /// <summary>Below a text that has 外字.</summary>
    public const string PrivateUse = "外字が含まれています。他の端末では表示されないことがあります。";

    /// <summary>Title, step at the right (2／7), and what it is about below.</summary>
    public static IEnumerable<AdaptiveElement> Heading(string title, string? about = null, string? step = null)
    {
        var heading = new AdaptiveTextBlock(title)
        {
            Size = "Large",
            Weight = "Bolder",
            Style = "heading",
        };
        yield return step is null
            ? heading
            : new AdaptiveColumnSet([
                new AdaptiveColumn([heading]),
                new AdaptiveColumn([new AdaptiveTextBlock(step) { HorizontalAlignment = "Right", IsSubtle = true }])
                {
                    Width = "auto",
                    VerticalContentAlignment = "Center",
                },
            ]);
        if (about is not null)
        {
            yield return Small(about);
        }
    }

    public static AdaptiveTextBlock Section(string title) =>
        new(title)
        {
            Weight = "Bolder",
            Style = "heading",
            Spacing = "Medium",
        };

    public static AdaptiveTextBlock Small(string text) =>
        new(text)
        {
            IsSubtle = true,
            Size = "Small",
            Spacing = "None",
        };

    /// <summary>A label with what stands under it; stacked, since a FactSet breaks short words at 320 px.</summary>
    public static AdaptiveContainer Fact(string label, string text) =>
        new([new AdaptiveTextBlock(label) { Weight = "Bolder", Size = "Small" }, new AdaptiveTextBlock(Plain(text)) { Spacing = "None" }])
        {
            Spacing = "Small",
        };

    /// <summary>One line of explanation on top of a card: what has just happened, or what is asked for.</summary>
    public static AdaptiveContainer Note(string text, string style = "accent") =>
        new([new AdaptiveTextBlock(Plain(text))]) { Style = style, Spacing = "Small" };

    /// <summary>Why somebody gets a message that was meant for somebody else.</summary>
    public static AdaptiveContainer InsteadOf(string meantFor) => Note(InsteadOfSentence(meantFor), "warning");

    public static string InsteadOfSentence(string meantFor) =>
        $"{meantFor}に通知が届かなかったため、代わりにお知らせしています。本人に連絡してください。";

    /// <summary>The message at a field. Its first word says that it is an error; colour never stands alone.</summary>
    public static AdaptiveTextBlock FieldError(string text) =>
        new($"要訂正：{Plain(text)}")
        {
            Color = "Attention",
            Size = "Small",
            Weight = "Bolder",
            Spacing = "None",
        };

    /// <summary>What is doubtful at a field, and blocks nothing.</summary>
    public static AdaptiveTextBlock FieldDoubt(string text) =>
        new($"要確認：{Plain(text)}")
        {
            Size = "Small",
            Weight = "Bolder",
            Spacing = "None",
        };

    /// <summary>A row that opens something; the › shows that it can be tapped.</summary>
    public static AdaptiveColumnSet Row(string text, string? below, string right, AdaptiveAction open, string? color = null) =>
        new([
            new AdaptiveColumn([new AdaptiveTextBlock(Plain(text)), .. below is null ? [] : new AdaptiveElement[] { Small(Plain(below)) }]),
            new AdaptiveColumn([
                new AdaptiveTextBlock(right.Length == 0 ? "›" : $"{right}　›")
                {
                    HorizontalAlignment = "Right",
                    Weight = "Bolder",
                    Color = color,
                },
            ])
            {
                Width = "auto",
            },
        ])
        {
            Separator = true,
            Spacing = "Small",
            SelectAction = open,
        };

    /// <inheritdoc cref="PlainText.Of"/>
    public static string Plain(string text) => PlainText.Of(text);

    /// <summary>Text cut to a number of characters for a line of a list; whole text is one tap away.</summary>
    public static string Short(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= length)
        {
            return line;
        }

        return line[..Elements.Boundary(line, length - 1)] + "…";
    }
}
