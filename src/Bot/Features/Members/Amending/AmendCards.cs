using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>訂正: the same fields as at the 委嘱, with what is stored.</summary>
internal static class AmendCards
{
    public static AdaptiveCard Render(AmendView view) =>
        Draw(
            ("委員の訂正", AmendFlow.Save),
            new Buttons(view.Drawing, view.Council, view.Member.Id.Value),
            (view.CouncilName, view.Member, view.Print, view.Note),
            view.Form,
            MemberFields.OfPerson.SelectMany(f => f.Draw(view.Form, view.Member))
        );

    public static AdaptiveCard Render(AmendContactView view) =>
        Draw(
            ("連絡先の訂正", AmendFlow.SaveContact),
            new Buttons(view.Drawing, view.Council, view.Member.Id.Value),
            (view.CouncilName, view.Member, view.Print, view.Note),
            view.Form,
            MemberFields.OfContact.SelectMany(f => f.Draw(view.Form, view.Contact))
        );

    private static AdaptiveCard Draw(
        (string Title, string Verb) what,
        Buttons buttons,
        (string CouncilName, Member Member, string Print, string? Note) about,
        FormState form,
        IEnumerable<AdaptiveElement> fields
    ) =>
        new()
        {
            Speak = $"{what.Title}。{about.Member.Name}",
            Body =
            [
                .. Shapes.Heading(what.Title, about.CouncilName),
                .. about.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(about.Note, form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock($"**{Shapes.Plain(about.Member.Name)}**"),
                Shapes.Small("訂正前の内容は「履歴」に残ります。"),
                new AdaptiveContainer([.. fields]) { Style = "emphasis", Spacing = "Medium" },
            ],
            Actions =
            [
                buttons.Button("保存", what.Verb, style: "positive", more: (AmendFlow.PrintKey, about.Print)),
                buttons.Button("戻る", MemberVerbs.Show, withoutInputs: true),
                .. what.Verb == AmendFlow.Save
                    ? [buttons.Button("連絡先を訂正", MemberVerbs.AmendContact, secondary: true, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
}
