using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Forms;

/// <summary>How far a file of many parts is.</summary>
internal sealed record MakingView(Drawing Drawing, int Done, int Total);

/// <inheritdoc cref="MakingView"/>
internal static class MakingCard
{
    public const string Stopping = "作成を取りやめます。保存していないファイルは作成しません。";

    private const string Title = "ファイルの作成";

    public static AdaptiveCard Render(MakingView view)
    {
        var sentence = $"{view.Total}件のうち{view.Done}件まで作成しました。";
        return new AdaptiveCard
        {
            Speak = $"{Title}。{sentence}",
            Body = [.. Shapes.Heading(Title, sentence), Shapes.Note("できしだい保存し、ここでお知らせします。")],
            Actions = [new Buttons(view.Drawing).Button("取りやめる", FormVerbs.Stop)],
        };
    }

    /// <summary>Nothing is left to stop.</summary>
    public static AdaptiveCard Ended(Drawing drawing, string sentence) =>
        new()
        {
            Speak = $"{Title}。{sentence}",
            Body = [.. Shapes.Heading(Title), Shapes.Note(sentence)],
            Actions = [new Buttons(drawing).Button("様式", FormVerbs.Open), WayBack.Button(new Buttons(drawing))],
        };
}
