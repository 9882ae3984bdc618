using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Templates;

/// <summary>様式のひな形: the headquarters send a file, which is checked, looked at with samples, used from a day on, and withdrawn.</summary>
internal sealed class TemplatesFlow : IFlow
{
    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";

    public IReadOnlyList<Verb> Verbs =>
        [
            Of(
                new Reads(TemplateVerbs.Open, (at, c) => ShowAsync(at, o => Reply.Card(TemplateListCard.Render(TemplateListView.Of(o))), c))
            ),
            Of(new Reads(TemplateVerbs.Show, (at, c) => ShowAsync(at, o => Show(o), c))),
            Of(new Changes(TemplateVerbs.Add, AddAsync)),
            Of(new Changes(TemplateVerbs.Use, (at, c) => ChangeAsync(at, Use, c))),
            Of(new Reads(TemplateVerbs.WithdrawAsk, (at, c) => ShowAsync(at, o => Show(o, Asking), c))),
            Of(new Changes(TemplateVerbs.Withdraw, (at, c) => ChangeAsync(at, Withdraw, c))),
            Of(new Reads(TemplateVerbs.Sample, (at, c) => OfferAsync(at, TemplateVerbs.Sample, "見本", c)) { File = SampleAsync }),
            Of(
                new Reads(TemplateVerbs.Original, (at, c) => OfferAsync(at, TemplateVerbs.Original, "標準のひな形", c))
                {
                    File = OriginalAsync,
                }
            ),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(TemplateVerbs.Open, "2/0"),
            new(TemplateVerbs.Show, "2/0"),
            new(TemplateVerbs.Add, "2/2") { Writes = ["office.template"], Audits = ["template.add"] },
            new(TemplateVerbs.Use, "2/1") { Writes = ["office.template"], Audits = ["template.use"] },
            new(TemplateVerbs.WithdrawAsk, "2/0"),
            new(TemplateVerbs.Withdraw, "2/1") { Writes = ["office.template"], Audits = ["template.withdraw"] },
            new(TemplateVerbs.Sample, "2/0"),
            new(TemplateVerbs.Original, "2/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                TemplateVerbs.Open,
                "様式のひな形を差し替えます。WordかExcelのファイルを送信してください。",
                "ひな形",
                "様式のひな形",
                "ひながた",
                "テンプレート"
            )
            {
                Audience = Audience.Headquarters,
            },
        ];

    private static Verb Of(Verb verb) => verb with { Audience = Audience.Headquarters, ToOthers = TemplateWords.OnlyHeadquarters };

    private static async Task<Reply> ShowAsync(Reading at, Func<OfficeSitting, Reply> show, CancellationToken cancellation) =>
        await at.OfficeAsync(Office.Headquarters.Unit, cancellation) is { } office ? show(office) : NotThere();

    private static Reply Show(OfficeSitting at, Func<TemplateView, TemplateView>? with = null) =>
        FormOf(at.Step) is not { } form
            ? Replies.UnknownButton()
            : Reply.Card(TemplateCard.Render((with ?? (v => v))(TemplateView.Of(at, form))));

    /// <summary>The file is kept first, under its digest: without the version that names it, it is nothing.</summary>
    private static async Task<Reply> AddAsync(Changing at, CancellationToken cancellation)
    {
        var name = at.Step.Data.Text(TemplateVerbs.NameKey);
        var file = Convert.FromBase64String(at.Step.Data.Text(TemplateVerbs.ContentKey));
        var check = TemplateCheck.Of(name, file);
        if (check.Form is not { } form || check.Findings.Count > 0)
        {
            return Reply.Card(TemplateRefusedCard.Render(new TemplateRefusedView(at.Step.Draw(), name, check.Form, check.Findings)));
        }

        var template = FormTemplate.Of(file);
        await at.KeepTemplateAsync(template.Digest, file, cancellation);
        return await ChangeAsync(
            at,
            office =>
                new AddTemplate(form.Kind, template.Digest, name)
                    .Decide(office.Facts, at.Step.Officer.Id, at.Step.Now)
                    .Match(
                        added =>
                            Commit(
                                office,
                                form,
                                "template.add",
                                added,
                                $"確認しました。第{added.Version}版として保存しました。見本を確かめ、使用開始日を入力してください。",
                                check.Unused
                            ),
                        refused => Refused(office, form, refused)
                    ),
            cancellation
        );
    }

    private static OfficeResult Use(OfficeSitting at)
    {
        var fields = new FieldReader(at.Step.Data);
        var from = fields.Date(TemplateVerbs.FromKey, required: "使用開始日を入力してください。");
        return FormOf(at.Step) is not { } form ? Replies.UnknownButton()
            : from is not { } day ? Show(at, v => v with { State = fields.State(), Note = Replies.CheckInput })
            : new UseTemplate(form.Kind, VersionOf(at.Step), day)
                .Decide(at.Facts, at.Step.Today)
                .Match(
                    used => Commit(at, form, "template.use", used, $"第{used.Version}版を{TemplateWords.State(used)}使います。"),
                    refused =>
                        refused.Property is null
                            ? Refused(at, form, refused)
                            : Show(
                                at,
                                v =>
                                    v with
                                    {
                                        State = fields.State().With(TemplateVerbs.FromKey, RefusalWords.Of(refused)),
                                        Note = Replies.CheckInput,
                                    }
                            )
                );
    }

    private static TemplateView Asking(TemplateView view) =>
        view with
        {
            AsksWithdrawal = true,
            Note = view.Newest is { } newest
                ? $"第{newest.Version}版を取り下げますか。取り下げた後は、前の版か標準のひな形で作成します。発行済みの様式は変わりません。"
                : "取り下げるひな形がありません。",
        };

    private static OfficeResult Withdraw(OfficeSitting at) =>
        FormOf(at.Step) is not { } form
            ? Replies.UnknownButton()
            : new WithdrawTemplate(form.Kind, VersionOf(at.Step))
                .Decide(at.Facts, at.Step.Today)
                .Match(
                    gone => Commit(at, form, "template.withdraw", gone, $"第{gone.Version}版を取り下げました。"),
                    refused => Refused(at, form, refused)
                );

    private static OfficeResult Commit(
        OfficeSitting at,
        Form form,
        string what,
        OwnTemplate template,
        string note,
        IReadOnlyList<FormField>? unused = null
    )
    {
        var write = new OfficeWrite.PutTemplate(template);
        var view = TemplateView.Of(at with { Facts = write.After(at.Facts) }, form) with { Note = note, Unused = unused ?? [] };
        return at.Commit(at.Step.Audit(what, $"{template.Form}/{template.Version}"), write, Reply.Card(TemplateCard.Render(view)));
    }

    private static OfficeResult Refused(OfficeSitting at, Form form, Refusal refusal) =>
        Reply.Card(TemplateCard.Render(TemplateView.Of(at, form) with { Note = RefusalWords.Of(refusal) }));

    private static Task<Reply> ChangeAsync(Changing at, Func<OfficeSitting, OfficeResult> decide, CancellationToken cancellation) =>
        at.ChangeOfficeAsync(Office.Headquarters.Unit, NotThere, office => Refuse(office.Step), decide, cancellation);

    private static Reply? Refuse(Step step) =>
        Audience.Headquarters.Includes(step.Officer, step.Today) ? null : Reply.Sentence(TemplateWords.OnlyHeadquarters);

    private static Task<Reply> OfferAsync(Reading at, string verb, string what, CancellationToken cancellation) =>
        ShowAsync(
            at,
            _ =>
                FormOf(at.Step) is not { } form ? Replies.UnknownButton()
                : !at.Step.TakesFiles
                    ? Reply.Sentence(
                        "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「ひな形」と送信すると、作成できます。"
                    )
                : Reply.Offering(
                    new FileOffer(
                        NameOf(form, what),
                        $"{form.Name}の{what}を、あなたのOneDriveに保存します。",
                        FormDocuments.Shipped(form).Bytes.Length,
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["verb"] = verb,
                            [TemplateVerbs.FormKey] = form.Kind.ToString(),
                            [TemplateVerbs.VersionKey] = $"{VersionOf(at.Step)}",
                        }
                    ),
                    Sent
                ),
            cancellation
        );

    private static async Task<FileReply> SampleAsync(Changing at, CancellationToken cancellation)
    {
        if (Refuse(at.Step) is { } refusal)
        {
            return FileReply.Refused(refusal.Text);
        }

        if (
            FormOf(at.Step) is not { } form
            || await at.OfficeAsync(Office.Headquarters.Unit, cancellation) is not { } office
            || OwnTemplates.Of(office.Facts, form.Kind).FirstOrDefault(t => t.Version == VersionOf(at.Step)) is not { } version
            || await at.TemplateAsync(version.Digest, cancellation) is not { } file
        )
        {
            return FileReply.Refused(Replies.UnknownButton().Text);
        }

        return new FileReply(
            NameOf(form, "見本"),
            FormDocuments.Make(
                form,
                FormTemplate.Of(file),
                [FormSample.Of(form, rows: 3)],
                new DocumentStamp(form.Title, at.Step.Now, "見本")
            )
        );
    }

    private static Task<FileReply> OriginalAsync(Changing at, CancellationToken cancellation) =>
        Task.FromResult(
            Refuse(at.Step) is { } refusal ? FileReply.Refused(refusal.Text)
            : FormOf(at.Step) is not { } form ? FileReply.Refused(Replies.UnknownButton().Text)
            : new FileReply(NameOf(form, "標準のひな形"), FormDocuments.Shipped(form).Bytes)
        );

    private static string NameOf(Form form, string what) => $"{form.Title}_{what}.{FormDocuments.Extension(form)}";

    private static Form? FormOf(Step step) => step.Data.Choice<FormKind>(TemplateVerbs.FormKey) is { } kind ? PrintedForms.Of(kind) : null;

    private static int VersionOf(Step step) => step.Data.Number(TemplateVerbs.VersionKey) ?? 0;

    private static Reply NotThere() => Reply.Sentence("警察本部が登録されていません。取込みを行うと、ひな形を登録できます。");
}
