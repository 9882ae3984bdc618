using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Templates;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>様式のひな形, as the headquarters see them.</summary>
public sealed class TemplateCardTests
{
    private static readonly OwnTemplate Used = new()
    {
        Form = "CommissionLetter",
        Version = 1,
        Digest = "a",
        File = "委嘱状.docx",
        By = World.HqOfficer.Id,
        At = World.Now.AddDays(-30),
        From = new DateOnly(2026, 11, 1),
    };

    private static readonly OwnTemplate Next = Used with
    {
        Version = 3,
        Digest = "c",
        File = "委嘱状（新）.docx",
        At = World.Now,
        From = null,
    };

    [Fact]
    public void Every_form_is_listed_with_what_it_is_printed_with() =>
        TemplateListCard.Render(TemplateListView.Of(At(Used, Next))).ShouldBeApproved("list");

    [Fact]
    public void A_form_without_a_template_of_ones_own_offers_the_products() =>
        TemplateCard.Render(TemplateView.Of(At(), CommissionLetterForm.Form)).ShouldBeApproved("none");

    [Fact]
    public void What_was_sent_asks_for_its_day() =>
        TemplateCard
            .Render(
                TemplateView.Of(
                    At(Used, Used with { Version = 2, Withdrawn = new DateOnly(2026, 11, 24) }, Next),
                    CommissionLetterForm.Form
                ) with
                {
                    Note = "確認しました。第3版として保存しました。見本を確かめ、使用開始日を入力してください。",
                    Unused = [CommissionLetterForm.Form.Texts[5]],
                }
            )
            .ShouldBeApproved("added");

    [Fact]
    public void A_day_that_has_passed_is_said_at_its_field() =>
        TemplateCard
            .Render(
                TemplateView.Of(At(Used, Next), CommissionLetterForm.Form) with
                {
                    Note = Replies.CheckInput,
                    State = FormState.Clean.With(TemplateVerbs.FromKey, "使用開始日には、本日以降の日付を入力してください。"),
                }
            )
            .ShouldBeApproved("past-day");

    [Fact]
    public void What_is_used_can_be_withdrawn() =>
        TemplateCard.Render(TemplateView.Of(At(Used), CommissionLetterForm.Form)).ShouldBeApproved("used");

    [Fact]
    public void Before_it_is_withdrawn_it_is_asked_once_more() =>
        TemplateCard
            .Render(TemplateView.Of(At(Used), CommissionLetterForm.Form) with { AsksWithdrawal = true, Note = "第1版を取り下げますか。" })
            .ShouldBeApproved("withdraw");

    [Fact]
    public void What_cannot_be_a_template_says_every_reason() =>
        TemplateRefusedCard
            .Render(
                new TemplateRefusedView(
                    Steps.Of(World.HqOfficer).Draw(),
                    "委嘱状.docx",
                    CommissionLetterForm.Form,
                    [
                        new TemplateFinding(TemplateFault.MisspeltField, "membr", "member"),
                        new TemplateFinding(TemplateFault.UnknownField, "nonsense"),
                        new TemplateFinding(TemplateFault.MissingField, "member"),
                        new TemplateFinding(TemplateFault.MissingField, "mark"),
                        new TemplateFinding(TemplateFault.Bound, "council"),
                    ]
                )
            )
            .ShouldBeApproved("refused");

    [Fact]
    public void Every_fault_has_a_sentence() =>
        Enum.GetValues<TemplateFault>()
            .ShouldAllBe(f => TemplateWords.Of(new TemplateFinding(f, "member", "member"), CommissionLetterForm.Form).Length > 10);

    private static OfficeSitting At(params IReadOnlyList<OwnTemplate> templates) =>
        new(
            Steps.Of(World.HqOfficer),
            new OfficeFacts
            {
                Directory = new OfficeDirectory("HQ", OfficeKind.Headquarters, Area: null, [], [], []),
                Templates = templates,
            }
        );
}
