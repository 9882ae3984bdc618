using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>少人数理由 of a council.</summary>
internal sealed record FewMembersView(Drawing Drawing, CouncilId Council, string CouncilName, int Members, string? Reason)
{
    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>Draws <see cref="FewMembersView"/>: one text.</summary>
internal static class FewMembersCard
{
    public const string Reason = "few-reason";

    public const int Longest = 200;

    public static AdaptiveCard Render(FewMembersView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = "少人数の理由",
            Body =
            [
                .. Shapes.Heading("少人数の理由", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "attention") },
                new AdaptiveTextBlock($"委員{view.Members}人"),
                Shapes.Small(
                    "管内人口が僅少である等により、おおむね10人の確保が困難なときは、実情に応じた人数とします。5人以上は確保します。記 第2-3(2)"
                ),
                .. view.Form.Field(LimitedText.Lines(Reason, "理由", Longest, view.Form.Value(Reason, view.Reason))),
            ],
            Actions =
            [
                buttons.Button("保存", FewMembersFlow.Save, style: "positive"),
                buttons.Button("戻る", MemberVerbs.List, withoutInputs: true),
            ],
        };
    }
}
