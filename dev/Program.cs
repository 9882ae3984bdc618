using KobanBot.Dev;
using KobanBot.Dev.Templates;

return args switch
{
    ["templates"] => OfficeTemplates.Write(),
    ["package", .. var rest] => await AppPackage.MakeAsync(rest),
    _ => await Development.RunAsync(args),
};
